// biome-ignore-all format: a comma behind the last argument is no ES5
// biome-ignore-all lint: what the linter asks for is no ES5
// Plain ES5, before everything else. Two jobs: hosts that still run Trident or EdgeHTML can't run the page and must be
// told what to do; and when the page's own scripts don't come, somebody must say so, since nothing else is there to.
(function () {
  var pane = /pane(\.html)?$/.test(location.pathname);
  var agent = navigator.userAgent;
  var old =
    /Trident\/|MSIE |Edge\/1[0-9]\./.test(agent) ||
    typeof Promise === 'undefined' ||
    !('noModule' in document.createElement('script'));
  var failed = [];

  function show(title, steps, details) {
    var html = '<div id="kezhi-gate" role="alert" style="font:14px/1.7 Microsoft YaHei,SimSun,sans-serif;padding:20px;max-width:34em">';
    html += '<h1 style="font-size:18px;margin:0 0 8px">' + title + '</h1><p>表格没有被改动。可以这样做:</p><ol style="padding-left:1.4em">';
    for (var i = 0; i < steps.length; i++) html += '<li>' + steps[i] + '</li>';
    html += '</ol>' + (pane ? '<p><a href="./" target="_blank" rel="noopener">打开网页工作台 / Open the web workbench</a></p>' : '');
    html += '<pre style="white-space:pre-wrap;word-break:break-all;font-size:12px;color:#595959"></pre></div>';
    document.body.innerHTML = html;
    document.body.getElementsByTagName('pre')[0].appendChild(document.createTextNode(details));
  }

  function whenBody(does) {
    if (document.body) does();
    else setTimeout(function () { whenBody(does); }, 20);
  }

  if (old) {
    window.kezhiGate = true;
    whenBody(function () {
      show(
        pane ? '这个版本的 Excel 打不开科指' : '这个浏览器打不开科指',
        [
          pane
            ? '它内置的是旧浏览器内核。用 Edge 或 Chrome 打开网页工作台(把下面的地址复制过去),拖入工作簿即可核验、评分和报送;'
            : '请换用 Edge 或 Chrome,或更新 WPS 后用其自带浏览器打开同一地址;',
          '或请信息中心安装 Office LTSC 2021 及以上版本。',
          'This ' + (pane ? 'Excel' : 'browser') + ' uses an old engine. Open the address below in Edge or Chrome and drop the workbook there.',
        ],
        location.protocol + '//' + location.host + location.pathname.replace(/[^\/]*$/, '') + '\n' + agent
      );
    });
    return;
  }

  // Scripts and styles that don't arrive tell it only to the capturing listener.
  window.addEventListener(
    'error',
    function (event) {
      var source = event.target && (event.target.src || event.target.href);
      if (source) failed.push(source);
      else if (event.message) failed.push(event.message);
    },
    true
  );
  setTimeout(function () {
    var root = document.getElementById('root');
    if (!root || !root.querySelector('[data-kezhi-opening]')) return;
    show(
      '科指没有启动起来',
      [
        pane ? '关闭任务窗格再打开一次;' : '刷新页面;',
        '仍然不行,把下面几行发给信息中心:缺少的脚本多半被代理或安全软件拦下了。',
      ],
      (failed.length ? failed.join('\n') : 'timeout') + '\n' + agent
    );
  }, 20000);
})();
