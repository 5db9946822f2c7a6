import { useEffect, useState } from 'preact/hooks';
import { words } from '../i18n/language.ts';

/** Search words with the rules of the query language at hand. */
export function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { explore, shell } = words.value;
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <label class="visually-hidden" for="search">
        {explore.query}
      </label>
      <input
        id="search"
        type="search"
        value={text}
        maxLength={500}
        placeholder={explore.placeholder}
        autoComplete="off"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="primary">
        {shell.find}
      </button>
      <details class="syntax">
        <summary>{explore.syntax}</summary>
        <dl>
          {explore.syntaxRows.map(([example = '', meaning = '']) => (
            <div key={example}>
              <dt>
                <button type="button" class="quiet" onClick={() => onSearch(example)}>
                  <code>{example}</code>
                </button>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </form>
  );
}
