// Makes pages a little handier; every function works without it.
'use strict';

// A form that is sent twice by impatience is sent once.
document.addEventListener('submit', (event) => {
  const { submitter } = event;
  if (event.defaultPrevented || !submitter) return;
  // Only after the browser has taken the button's own value along.
  setTimeout(() => (submitter.disabled = true), 0);
});
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button:disabled:not([data-off])')) button.disabled = false;
});

// `data-copy="#id"`: copies the text of an element.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).innerText);
  button.textContent = 'Đã chép';
});
for (const button of document.querySelectorAll('[data-copy]')) button.hidden = !navigator.clipboard;

// `data-sends`: a choice that sends its form at once; its button is for those without script.
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-sends]')) event.target.form.requestSubmit();
});

// `data-opens-at="id"`: an area that scrolls by itself opens where that element is, unless the address names a place.
for (const area of document.querySelectorAll('[data-opens-at]')) {
  const place = document.getElementById(area.dataset.opensAt);
  if (place && !location.hash && place.offsetTop > area.clientHeight / 2) area.scrollTop = place.offsetTop - 48;
}
