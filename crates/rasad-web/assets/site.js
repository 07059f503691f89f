// Keys for those who want them; every page works without this file.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  const dialog = document.getElementById('keys');
  const search = document.getElementById('q');
  const showKeys = () => { if (dialog && !dialog.open) dialog.showModal(); };
  document.getElementById('show-keys')?.addEventListener('click', showKeys);

  // On a narrow screen the current page's entry may stand outside of the row.
  const entry = document.querySelector('.nav [aria-current]');
  const row = entry?.closest('ul');
  if (row) row.scrollLeft = entry.offsetLeft - row.offsetLeft - (row.clientWidth - entry.offsetWidth) / 2;

  const items = () => Array.from(document.querySelectorAll('[data-item]'));
  let current = null;

  const select = (item) => {
    current?.classList.remove('is-current');
    current = item;
    item.classList.add('is-current');
    const link = item.querySelector('a.open') || item.querySelector('a');
    link?.focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    item.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  };

  const move = (by) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[next]) select(all[next]);
  };

  const isField = (node) =>
    node instanceof HTMLElement && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isField(event.target)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (dialog?.open) return;
    switch (event.key) {
      case '/': search?.focus(); search?.select(); break;
      case 'j': move(1); break;
      case 'k': move(-1); break;
      case 'o': current?.querySelector('a.open, a')?.click(); return;
      case '?': showKeys(); break;
      default: return;
    }
    event.preventDefault();
  });

  // Pointing at an event in the list shows its words in the text.
  for (const entry of document.querySelectorAll('.entries .event')) {
    const mark = document.getElementById(entry.id.replace(/^about-/, ''))?.closest('mark');
    if (!mark) continue;
    entry.addEventListener('pointerenter', () => mark.classList.add('is-pointed'));
    entry.addEventListener('pointerleave', () => mark.classList.remove('is-pointed'));
  }
})();
