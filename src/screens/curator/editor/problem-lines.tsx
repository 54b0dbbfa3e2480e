import { TriangleAlert } from 'lucide-preact';

/** What is wrong with a field, under it. The messages come from the checks of the database, which speak English. */
export function ProblemLines({ id, messages }: { id: string; messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul id={id} class="field-problems" lang="en">
      {messages.map((message) => (
        <li key={message}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
