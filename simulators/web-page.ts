import type { Answer } from '#sandbox/router.ts';

/** A page of a simulated network, in one shape; it loads nothing and runs nothing. */
export function webPage(title: string, body: string, status = 200): Answer {
  const style = [
    ':root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:42rem;margin:2rem auto;padding:0 1rem}',
    'h1{line-height:1.2;overflow-wrap:anywhere}article{border-top:1px solid light-dark(#ccc,#444);padding:.5rem 0}',
    'textarea{width:100%;box-sizing:border-box}button,input,select,textarea{font:inherit}button{margin-block:.25rem}',
    'small{color:light-dark(#595959,#b0b0b0)}',
  ].join('');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1><p><small>Simulated for practice and tests: this is not the real network, and its people are invented.</small></p>${body}</html>`,
  };
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
