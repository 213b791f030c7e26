import type { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { findMissingScripts } from './find-missing-scripts.ts';

/**
 * A page in plain DOM for the moment before the pane can start: no framework, no catalogue, nothing that could be
 * missing as well. Chinese first; the last lines are for whoever is asked for help. Hands back the page, to be removed
 * when the pane can start after all.
 */
export async function showHostPage(refusal: HostRefusal): Promise<HTMLElement> {
  const old = refusal.code === 'host-unsupported';
  const page = document.createElement('main');
  page.id = 'kezhi-host-page';
  page.setAttribute('role', 'alert');
  // Over whatever stands there: the pane's own place takes the whole height, also while it is empty.
  page.style.cssText =
    "position:fixed;inset:0;overflow:auto;background:Canvas;color:CanvasText;font:14px/1.7 'Microsoft YaHei',SimSun,sans-serif;padding:20px";
  const title = old ? '这个版本的 Excel 用不了科指' : '科指没有启动起来';
  page.append(paragraph('h1', title), paragraph('p', '表格没有被改动。可以这样做:'));
  const list = document.createElement('ol');
  list.style.cssText = 'list-style:decimal;padding-left:1.4em';
  for (const step of old ? OLD_STEPS : FAILED_STEPS) list.append(paragraph('li', step));
  const link = document.createElement('a');
  link.href = new URL('./', location.href).href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = '打开网页工作台 / Open the web workbench';
  page.append(list, link);
  document.getElementById('kezhi-host-page')?.remove();
  // The word that the pane is opening would be taken for its failure by gate.js.
  document.querySelector('[data-kezhi-opening]')?.remove();
  document.body.append(page);
  page.append(paragraph('pre', await diagnosis(refusal)));
  return page;
}

const OLD_STEPS = [
  '用 Edge、Chrome 或 WPS 打开同一地址的网页工作台,拖入工作簿即可核验、评分和报送;',
  '或请信息中心安装 Office LTSC 2021 及以上版本(需要 ExcelApi 1.9)。',
];

const FAILED_STEPS = [
  '稍等一会儿:Excel 一有回答,这里会自己打开;',
  '等不到,关闭任务窗格再打开一次;',
  '仍然不行,把下面几行发给信息中心:缺少的脚本多半被代理或安全软件拦下了;',
  '急着报送,用网页工作台。',
];

async function diagnosis(refusal: HostRefusal): Promise<string> {
  const missing = refusal.code === 'host-unsupported' ? [] : await findMissingScripts();
  return [
    `code: ${refusal.code} ${Object.entries(refusal.params)
      .map(([key, value]) => `${key}=${value}`)
      .join(' ')}`,
    ...missing.map((each) => `script: ${each}`),
    `page: ${location.origin}${location.pathname}`,
    `agent: ${navigator.userAgent}`,
  ].join('\n');
}

function paragraph(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  if (tag === 'h1') element.style.fontSize = '18px';
  if (tag === 'pre')
    element.style.cssText = 'white-space:pre-wrap;word-break:break-all;font-size:12px;margin-top:16px';
  element.textContent = text;
  return element;
}
