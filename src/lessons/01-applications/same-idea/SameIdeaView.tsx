// The view of the exhibit `same-idea`: five kinds of data to choose from, three kernels, and the sliding itself.
// Not responsible for: what is shown (idea-model.ts).
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { Cards } from './Cards.tsx';
import { KERNELS } from './idea-data.ts';
import { placeCount } from './idea-model.ts';
import type { IdeaModel, IdeaState } from './idea-model.ts';
import type { IdeaAction } from './same-idea.ts';
import { foundText, ideaText, sharedText } from './same-idea.text.ts';
import styles from './SameIdea.module.css';
import { Slide } from './Slide.tsx';

/** A whole walk of the window takes about this long, whatever it walks over. */
const WALK_MS = 9000;
const SLOWEST_MS = 600;

export function SameIdeaView(props: ExhibitViewProps<IdeaState, IdeaAction, null, IdeaModel>): ReactElement {
  const { model, state, dispatch, locale } = props;
  const words = ideaText[locale];
  const [isEditing, setEditing] = useState(false);
  const [isWalking, setWalking] = useState(false);
  const count = placeCount(state.grid);

  const step = useEffectEvent(() => {
    if (state.place + 1 >= count) setWalking(false);
    else dispatch({ kind: 'place', place: state.place + 1 });
  });
  useEffect(() => {
    if (!isWalking) return;
    const timer = setInterval(() => step(), Math.min(SLOWEST_MS, WALK_MS / count));
    return () => clearInterval(timer);
  }, [isWalking, count]);

  function toggleWalk(): void {
    if (!isWalking) dispatch({ kind: 'place', place: 0 });
    setWalking(!isWalking);
  }

  return (
    <div className={styles['idea']}>
      <Choice
        label={words.kernel}
        value={state.kernel}
        options={KERNELS.map((value) => ({ value, label: words.kernels[value] }))}
        onChange={(kernel) => dispatch({ kind: 'kernel', kernel })}
      />
      <Cards
        label={words.grid}
        cards={model.cards}
        names={words.grids}
        directions={words.directions}
        chosen={state.grid}
        onChange={(grid) => dispatch({ kind: 'grid', grid })}
      />
      <p className={styles['question']}>
        <strong>{words.asks[state.kernel][state.grid]}</strong>{' '}
        {state.values === null ? words.about[state.grid] : words.own}
      </p>
      <ButtonRow label={words.walk}>
        <Button
          icon="left"
          disabled={state.place === 0}
          keepsFocus
          onClick={() => dispatch({ kind: 'place', place: state.place - 1 })}
        >
          {words.previous}
        </Button>
        <Button
          icon="right"
          disabled={state.place === count - 1}
          keepsFocus
          onClick={() => dispatch({ kind: 'place', place: state.place + 1 })}
        >
          {words.next}
        </Button>
        <Button icon={isWalking ? 'pause' : 'play'} onClick={toggleWalk}>
          {isWalking ? words.stop : words.start}
        </Button>
      </ButtonRow>
      <Slide model={model} dispatch={dispatch} locale={locale} isEditing={isEditing} isWalking={isWalking} />
      <p>
        {foundText(model, locale)}
        {words.space}
        {sharedText(model, locale)}
      </p>
      <Controls label={words.data}>
        <Choice
          label={words.pointer}
          value={isEditing ? 'edit' : 'move'}
          options={[
            { value: 'move', label: words.moves },
            { value: 'edit', label: words.edits },
          ]}
          onChange={(value) => setEditing(value === 'edit')}
        />
        <Toggle
          label={words.shuffle[state.grid]}
          checked={state.isShuffled}
          onChange={(isShuffled) => dispatch({ kind: 'shuffle', isShuffled })}
        />
        <Button kind="quiet" onClick={() => dispatch({ kind: 'clear' })}>
          {words.clear}
        </Button>
      </Controls>
    </div>
  );
}
