import { h, say } from './elements.js';
import { upload, uploadCaptions } from './network.js';

const most = { images: 4, recordings: 2 };
const types =
  'image/png,image/jpeg,image/gif,image/webp,video/mp4,video/webm,audio/mpeg,audio/mp4,audio/ogg,.mp3,.m4a,.ogg';

const isImage = (file) => file.type.startsWith('image/');

/** What is attached to what one writes: images, films and sounds, each with its description, films with captions. */
export function filesField() {
  let chosen = [];
  const list = h('ul', { class: 'chosen', hidden: true });
  const input = h('input', {
    type: 'file',
    class: 'unseen',
    tabindex: '-1',
    multiple: true,
    'aria-label': 'Files to attach',
    accept: types,
  });
  const remove = (one) => {
    URL.revokeObjectURL(one.url);
    one.element.remove();
    chosen = chosen.filter((other) => other !== one);
    list.hidden = chosen.length === 0;
  };
  const add = (file) => {
    const one = chosenFile(file, () => remove(one));
    chosen.push(one);
    list.append(one.element);
    list.hidden = false;
    return one;
  };
  input.onchange = () => {
    const files = [...input.files];
    input.value = '';
    const room = (kind) => most[kind] - chosen.filter(({ file }) => isImage(file) === (kind === 'images')).length;
    const fitting = [
      ...files.filter(isImage).slice(0, Math.max(room('images'), 0)),
      ...files.filter((file) => !isImage(file)).slice(0, Math.max(room('recordings'), 0)),
    ];
    const [first] = fitting.map(add);
    first?.alt.focus();
    say(
      fitting.length < files.length
        ? `At most ${most.images} images and ${most.recordings} films or sounds go with a post.`
        : `${files.map(({ name }) => name).join(', ')} attached.`,
    );
  };
  return {
    list,
    input,
    button: h('button', { class: 'quiet', type: 'button', onclick: () => input.click() }, 'Attach files'),
    clear: () => [...chosen].forEach(remove),
    /** Uploads everything and answers the ids, as a new post names them. */
    async uploadAll(api) {
      const ids = { image_ids: [], recording_ids: [] };
      for (const { file, alt, captions } of chosen) {
        const kind = isImage(file) ? 'images' : 'recordings';
        const id = await upload(api, kind, file, alt.value);
        if (captions?.files[0]) await uploadCaptions(api, id, captions.files[0]);
        ids[isImage(file) ? 'image_ids' : 'recording_ids'].push(id);
      }
      return ids;
    },
  };
}

function chosenFile(file, onRemove) {
  const url = URL.createObjectURL(file);
  const name = file.name;
  const alt = h('input', { type: 'text', 'aria-label': `Description of ${name}`, placeholder: `Describe ${name}` });
  const captions = isImage(file)
    ? null
    : h('input', { type: 'file', accept: '.vtt,text/vtt', 'aria-label': `Captions of ${name}` });
  const element = h(
    'li',
    {},
    isImage(file) ? h('img', { src: url, alt: '' }) : h('span', { class: 'film', 'aria-hidden': 'true' }, '▶'),
    h('div', {}, alt, captions && h('label', { class: 'pick' }, 'Captions (.vtt)', captions)),
    h('button', { class: 'quiet', type: 'button', 'aria-label': `Remove ${name}`, onclick: onRemove }, 'Remove'),
  );
  return { file, url, alt, captions, element };
}
