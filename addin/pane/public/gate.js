// Plain ES5, before everything else: hosts that still run Trident or EdgeHTML can't run the pane, and must say so.
(() => {
  var agent = navigator.userAgent;
  var old =
    /Trident\/|MSIE |Edge\/1[0-9]\./.test(agent) ||
    typeof Promise === 'undefined' ||
    !('noModule' in document.createElement('script'));
  if (!old) return;
  window.kezhiGate = true;
  document.write(
    '<div style="font:14px/1.7 Microsoft YaHei,SimSun,sans-serif;padding:20px;max-width:32em">' +
      '<h1 style="font-size:18px;margin:0 0 8px">这个版本的 Excel 打不开科指</h1>' +
      '<p>它内置的是旧浏览器内核。表格没有被改动。可以这样做:</p>' +
      '<ol style="padding-left:1.4em">' +
      '<li>用 Edge、Chrome 或 WPS 自带浏览器打开同一地址的网页工作台,拖入工作簿即可核验、评分和报送;</li>' +
      '<li>或请信息中心安装 Office LTSC 2021 及以上版本。</li>' +
      '</ol>' +
      '<p>This Excel uses an old browser engine. Open the same address in Edge or Chrome and drop the workbook there, or install Office LTSC 2021 or later.</p>' +
      '</div>',
  );
})();
