import { h } from './elements.js';
import { filesField } from './files.js';

/**
 * A form to write with: text, files with their descriptions, a counter, and what went wrong.
 * `submit({ text, files, story })` sends, `files` being ids as a new post names them; the form is emptied when that succeeds.
 */
export function writeForm({ label, max, initial: atFirst = '', button, api, submit, story = false, onCancel }) {
  const wrong = h('p', { class: 'wrong', role: 'alert', hidden: true });
  const left = h('span', { class: 'left' });
  const text = h('textarea', { 'aria-label': label, placeholder: label, rows: 2, dir: 'auto' });
  const send = h('button', { class: 'button main', type: 'submit' }, button);
  const attached = filesField();
  const asStory = h('input', { type: 'checkbox' });

  let initial = atFirst;
  const count = () => {
    const rest = max - [...text.value].length;
    left.textContent = String(rest);
    left.setAttribute('aria-label', `${rest} characters left`);
    left.classList.toggle('over', rest < 0);
  };
  const reset = () => {
    text.value = initial;
    asStory.checked = false;
    attached.clear();
    count();
  };
  const prefill = (value) => {
    initial = value;
    reset();
  };
  const onsubmit = async (event) => {
    event.preventDefault();
    wrong.hidden = true;
    send.disabled = true;
    try {
      const files = await attached.uploadAll(api());
      await submit({ text: text.value, files, story: asStory.checked });
      reset();
    } catch (error) {
      wrong.textContent = error.message;
      wrong.hidden = false;
    } finally {
      send.disabled = false;
    }
  };
  const form = h(
    'form',
    { onsubmit },
    text,
    attached.list,
    wrong,
    h(
      'div',
      { class: 'tools' },
      attached.button,
      attached.input,
      story && h('label', { class: 'pick' }, asStory, 'As a story, gone after 24 hours'),
      h(
        'span',
        { class: 'end' },
        left,
        onCancel && h('button', { class: 'quiet', type: 'button', onclick: onCancel }, 'Cancel'),
        send,
      ),
    ),
  );
  text.oninput = count;
  text.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === 'Escape' && onCancel) onCancel();
  };
  reset();
  return { form, focus: () => focusAtEnd(text), prefill };
}

function focusAtEnd(text) {
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}
