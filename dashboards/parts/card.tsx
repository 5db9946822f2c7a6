import type { ComponentChildren } from 'preact';

/** A titled part of a page. */
export function Card(props: {
  id: string;
  title: string;
  lead?: string;
  /** Buttons and links beside the title. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { id, title, lead, tools, children } = props;
  return (
    <section class={`card card-${id}`} aria-labelledby={`${id}-title`}>
      <header class="card-head">
        <div>
          <h2 id={`${id}-title`}>{title}</h2>
          {lead !== undefined && <p class="lead">{lead}</p>}
        </div>
        {tools !== undefined && <div class="card-tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
