/**
 * The script of the report, as text: it runs in the reader's browser, not here, and a compiled function would carry the
 * compiler's helpers along. Without it the report still reads well; it adds search, filter, links into closed parts,
 * copying and the theme toggle.
 */
export const clientScript = String.raw`
(() => {
  'use strict';
  const root = document.documentElement;
  const themeKey = 'partner-api-conformance:theme';
  root.classList.add('js');

  // Storage may be denied where a report is opened as a file.
  const remembered = () => {
    try {
      return localStorage.getItem(themeKey);
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem(themeKey, theme);
    } catch {
      return;
    }
  };
  const chosen = remembered();
  // Before the first paint, so that the page never flashes in the other theme.
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

  document.addEventListener('DOMContentLoaded', () => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const form = document.querySelector('[data-filter]');
    const search = form.elements.namedItem('q');
    const chips = all('[data-state]', form);
    const clear = form.querySelector('[data-clear]');
    const shown = document.querySelector('[data-shown]');
    const announcement = document.querySelector('[data-announcement]');
    const groups = all('[data-group]');
    const sections = all('[data-section]');

    const items = all('[data-item]').map((element) => ({
      element,
      kind: element.dataset.item,
      states: element.dataset.states.split(' '),
      group: element.closest('[data-group]'),
      text: undefined,
    }));
    // Read when first searched: most readers never do.
    const textOf = (item) => {
      const head = item.group && item.group.querySelector('[data-group-head]');
      item.text ??= ((head ? head.textContent : '') + ' ' + item.element.textContent).toLowerCase();
      return item.text;
    };

    // Which groups were open before the filter opened those with a match.
    const openBefore = new Map();

    const apply = ({ q, states }) => {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      const active = words.length > 0 || states.length > 0;
      const totals = { finding: [0, 0], case: [0, 0] };
      const groupsWithMatch = new Set();
      for (const item of items) {
        const matches =
          (states.length === 0 || states.some((state) => item.states.includes(state))) &&
          words.every((word) => textOf(item).includes(word));
        item.element.hidden = !matches;
        if (matches && item.group) groupsWithMatch.add(item.group);
        const total = totals[item.kind];
        if (total) {
          total[1] += 1;
          if (matches) total[0] += 1;
        }
      }
      for (const group of groups) {
        (group.closest('li') ?? group).hidden = active && !groupsWithMatch.has(group);
        if (group.tagName !== 'DETAILS') continue;
        if (active && !openBefore.has(group)) openBefore.set(group, group.open);
        if (active) group.open = groupsWithMatch.has(group);
        else if (openBefore.has(group)) group.open = openBefore.get(group);
      }
      if (!active) openBefore.clear();
      for (const section of sections) {
        const empty = section.querySelector('[data-empty]');
        if (empty) empty.hidden = !active || all('[data-item]', section).some((element) => !element.hidden);
      }
      const part = ([match, total], one) => match + ' of ' + total + ' ' + one + (total === 1 ? '' : 's');
      shown.textContent = active
        ? [totals.finding[1] > 0 && part(totals.finding, 'finding'), part(totals.case, 'case')].filter(Boolean).join(', ')
        : '';
      clear.hidden = !active;
    };

    // The address: "#case-3" leads to a place; "#show=fail&q=amount&at=case-3" is a filter, with or without a place.
    const readAddress = () => {
      const hash = location.hash.slice(1);
      if (!hash.includes('=')) return { q: '', states: [], at: hash };
      const values = new URLSearchParams(hash);
      const known = chips.map((chip) => chip.dataset.state);
      return {
        q: values.get('q') ?? '',
        states: (values.get('show') ?? '').split(',').filter((state) => known.includes(state)),
        at: values.get('at') ?? '',
      };
    };
    const addressOf = ({ q, states, at }) => {
      const values = [];
      if (states.length > 0) values.push('show=' + states.join(','));
      if (q !== '') values.push('q=' + encodeURIComponent(q));
      if (values.length === 0) return at === '' ? location.pathname + location.search : '#' + at;
      if (at !== '') values.push('at=' + at);
      return '#' + values.join('&');
    };
    const controls = () => ({
      q: search.value.trim(),
      states: chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true').map((chip) => chip.dataset.state),
    });
    const setControls = ({ q, states }) => {
      search.value = q;
      for (const chip of chips) chip.setAttribute('aria-pressed', String(states.includes(chip.dataset.state)));
    };

    const update = () => {
      const state = controls();
      history.replaceState(null, '', addressOf({ ...state, at: '' }));
      apply(state);
    };

    // Opens what is around an element, lets go of a filter that hides it, and moves there.
    const reveal = (id) => {
      const target = document.getElementById(id);
      if (!target) return;
      if (target.closest('[hidden]')) {
        setControls({ q: '', states: [] });
        apply(controls());
      }
      for (let element = target; element; element = element.parentElement) {
        if (element.tagName === 'DETAILS') element.open = true;
      }
      target.scrollIntoView({ block: 'start' });
      const focusable = target.tagName === 'DETAILS' ? target.querySelector('summary') : target;
      if (focusable === target) target.tabIndex = -1;
      focusable.focus({ preventScroll: true });
    };

    const follow = () => {
      const address = readAddress();
      setControls(address);
      apply(address);
      if (address.at !== '') reveal(address.at);
    };

    let pending;
    search.addEventListener('input', () => {
      clearTimeout(pending);
      pending = setTimeout(update, 120);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      update();
    });
    for (const chip of chips) {
      chip.addEventListener('click', () => {
        chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
        update();
      });
    }
    clear.addEventListener('click', () => {
      setControls({ q: '', states: [] });
      update();
      search.focus();
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        search.focus();
      }
      if (event.key === 'Escape' && event.target === search && search.value !== '') {
        search.value = '';
        update();
      }
    });

    document.addEventListener('click', (event) => {
      const element = event.target instanceof Element ? event.target : undefined;
      const link = element?.closest('a[href^="#"]');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        const id = link.getAttribute('href').slice(1);
        reveal(id);
        history.pushState(null, '', addressOf({ ...controls(), at: id }));
        return;
      }
      const button = element?.closest('[data-copy]');
      if (button) void copy(button);
      const toggle = element?.closest('[data-toggle-all]');
      if (toggle) toggleAll(toggle);
    });
    window.addEventListener('hashchange', follow);

    const copy = async (button) => {
      const code = button.parentElement.querySelector('code');
      let done = true;
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        // No clipboard on an insecure origin: the selection is what is left.
        getSelection().selectAllChildren(code);
        done = document.execCommand('copy');
      }
      button.textContent = done ? 'Copied' : 'Selected';
      announcement.textContent = button.textContent;
      setTimeout(() => {
        button.textContent = 'Copy';
        announcement.textContent = '';
      }, 1600);
    };

    const toggleAll = (button) => {
      const label = button.firstElementChild;
      const open = label.textContent === 'Open all';
      label.textContent = open ? 'Close all' : 'Open all';
      const section = button.closest('[data-section]');
      for (const details of all('[data-item] > details, details[data-group]', section)) details.open = open;
    };

    const theme = document.querySelector('[data-theme-toggle]');
    const isDark = () =>
      root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    const nameTheme = () => (theme.textContent = isDark() ? 'Light theme' : 'Dark theme');
    theme.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      nameTheme();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
    nameTheme();

    // On paper nothing can be opened: findings are, and what else the reader has opened.
    let closed = [];
    window.addEventListener('beforeprint', () => {
      closed = all('details[data-print]:not([open])');
      for (const details of closed) details.open = true;
    });
    window.addEventListener('afterprint', () => {
      for (const details of closed) details.open = false;
    });

    follow();
  });
})();
`;
