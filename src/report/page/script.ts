/**
 * The page's only script: chooses a unit, and light or dark. Without it the page shows all units together, in the colours the
 * system asks for. The address keeps the unit (`#unit=PHX`), so that a bookmark opens on it.
 */
export const script = `
(() => {
  const root = document.documentElement;
  const units = document.getElementById('unit');
  const theme = document.getElementById('theme');
  const show = (scope) => {
    for (const part of document.querySelectorAll('[data-scope]')) part.hidden = part.dataset.scope !== scope;
    for (const part of document.querySelectorAll('[data-when]')) part.hidden = scope === 'all';
    for (const row of document.querySelectorAll('tbody [data-row]')) {
      row.hidden = scope !== 'all' && row.dataset.row !== scope;
    }
  };
  const choose = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get('unit');
    const option = [...units.options].find((each) => each.text === wanted);
    units.value = option ? option.value : 'all';
    show(units.value);
  };
  units.addEventListener('change', () => {
    const name = units.selectedOptions[0].text;
    history.replaceState(null, '', units.value === 'all' ? '#' : '#unit=' + encodeURIComponent(name));
    show(units.value);
  });
  addEventListener('hashchange', () => {
    if (location.hash.startsWith('#unit=')) choose();
  });
  const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const label = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    label();
  });
  document.getElementById('tools').hidden = false;
  label();
  choose();
})();
`;
