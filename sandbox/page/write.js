import { h, say } from './elements.js';
import { upload } from './network.js';

/**
 * A form to write with: text, an image with its description, a counter, and what went wrong.
 * `submit({ text, imageIds, story })` sends; the form is emptied when that succeeds.
 */
export function writeForm({ label, max, initial: atFirst = '', button, api, submit, story = false, onCancel }) {
  const wrong = h('p', { class: 'wrong', role: 'alert', hidden: true });
  const left = h('span', { class: 'left' });
  const text = h('textarea', { 'aria-label': label, placeholder: label, rows: 2, dir: 'auto' });
  const send = h('button', { class: 'button main', type: 'submit' }, button);
  const picture = pictureField();
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
    picture.clear();
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
      const imageIds = picture.file() ? [await upload(api(), picture.file(), picture.alt())] : [];
      await submit({ text: text.value, imageIds, story: asStory.checked });
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
    picture.shown,
    wrong,
    h(
      'div',
      { class: 'tools' },
      picture.button,
      picture.input,
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

function pictureField() {
  const alt = h('input', { type: 'text', 'aria-label': 'Description of the image', placeholder: 'Describe the image' });
  const preview = h('img', { alt: 'The chosen image' });
  const input = h('input', {
    type: 'file',
    class: 'unseen',
    tabindex: '-1',
    'aria-label': 'Image file',
    accept: 'image/png,image/jpeg,image/gif,image/webp',
  });
  const clear = () => {
    if (preview.src) URL.revokeObjectURL(preview.src);
    preview.removeAttribute('src');
    input.value = '';
    alt.value = '';
    shown.hidden = true;
  };
  const remove = h('button', { class: 'quiet', type: 'button', onclick: () => clear() }, 'Remove');
  const shown = h('div', { class: 'chosen', hidden: true }, preview, alt, remove);
  input.onchange = () => {
    const [file] = input.files;
    if (!file) return clear();
    preview.src = URL.createObjectURL(file);
    shown.hidden = false;
    alt.focus();
    say(`${file.name} is attached.`);
  };
  const button = h('button', { class: 'quiet', type: 'button', onclick: () => input.click() }, 'Add an image');
  return { shown, input, button, clear, file: () => input.files[0] ?? null, alt: () => alt.value };
}
