import { useEffect, useState } from 'preact/hooks';
import { words } from '../i18n/language.ts';
import { Switch } from '../parts/switch.tsx';
import { isMoment, localMinute, type Period, PRESETS, type Span } from '../state/period.ts';
import { useRegionTime } from '../state/use-now.ts';

/** Relative periods as buttons, any period by two date fields, and the way from one to the other. */
export function PeriodPicker(props: { period: Period; span: Span; onChange: (period: Period) => void }) {
  const { period, span, onChange } = props;
  const { explore } = words.value;
  const time = useRegionTime();
  const dates = { from: localMinute(span.from, time), to: localMinute(span.to, time) };
  return (
    <div class="period">
      <Switch
        label={explore.period}
        options={PRESETS.map((preset) => [preset, explore.presets[preset]] as const)}
        value={'preset' in period ? period.preset : null}
        onChange={(preset) => onChange({ preset })}
      />
      <DateFields dates={dates} onChange={onChange} />
      {'preset' in period && (
        <button type="button" class="quiet" title={explore.freezeHint} onClick={() => onChange(dates)}>
          {explore.freeze}
        </button>
      )}
    </div>
  );
}

function DateFields({
  dates,
  onChange,
}: {
  dates: { from: string; to: string };
  onChange: (period: Period) => void;
}) {
  const { explore } = words.value;
  const [from, setFrom] = useState(dates.from);
  const [to, setTo] = useState(dates.to);
  useEffect(() => {
    setFrom(dates.from);
    setTo(dates.to);
  }, [dates.from, dates.to]);
  const isChanged = from !== dates.from || to !== dates.to;
  const isWrong = !isMoment(from) || !isMoment(to) || from >= to;
  return (
    <form
      class="dates"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onChange({ from, to });
      }}
    >
      <label>
        {explore.from}
        <input type="datetime-local" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label>
        {explore.to}
        <input type="datetime-local" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      </label>
      {isChanged && (
        <button type="submit" class="primary" disabled={isWrong}>
          {explore.apply}
        </button>
      )}
      {isChanged && isWrong && (
        <span class="field-error" role="alert">
          {explore.periodOrder}
        </span>
      )}
    </form>
  );
}
