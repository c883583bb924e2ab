import type { TaskView } from '#contract/task-view.ts';
import { TaskItem } from './TaskItem.tsx';

export const taskElementId = ({ id }: Pick<TaskView, 'id'>) => `task-${id}`;

type RowProps = {
  task: TaskView;
  /** The one to which Tab leads. */
  tabbable: boolean;
  onFocus: () => void;
  /** Enter on the row itself. */
  onOpen: () => void;
  onChange: () => void;
};

/** A task in the list that keys walk through. */
export function TaskRow({ task, tabbable, onFocus, onOpen, onChange }: RowProps) {
  return (
    <li
      id={taskElementId(task)}
      tabIndex={tabbable ? 0 : -1}
      className="px-2.5 py-2 -outline-offset-2"
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        onOpen();
      }}
    >
      <TaskItem task={task} withPlace onChange={onChange} />
    </li>
  );
}
