import {
  type ConcernAnswers,
  discardDraft,
  type Draft,
  getDraft,
  listDrafts,
  saveDraft,
} from '#contract/concerns.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '../../api.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';

export interface Writing {
  answers: ConcernAnswers;
  change: (part: Partial<ConcernAnswers>) => void;
  save: Autosave<ConcernAnswers>;
  state: SaveState<ConcernAnswers>;
  /** After a conflict: what was chosen stands in the form and on the server. */
  resolve: (chosen: ConcernAnswers) => void;
}

/** The answers of one draft as they are being typed, kept on the server by themselves. */
export function useDraft(draft: Draft): Writing {
  const params = { draftId: draft.draftId };
  const [answers, setAnswers] = useState(draft.answers);
  const [save] = useState(() =>
    createAutosave<ConcernAnswers>({
      kept: { value: draft.answers, version: draft.version, at: draft.updatedAt },
      save: (body, ifMatch, key) => call(saveDraft, { params, body, ifMatch }, { key, keepalive: true }),
      load: async () => {
        const there = await call(getDraft, { params });
        return { value: there.answers, version: there.version, at: there.updatedAt };
      },
    }),
  );
  const state = useSyncExternalStore(save.subscribe, save.state);
  useUnsaved(save.unsaved());

  useEffect(() => {
    const flush = () => void save.flush();
    // A telephone puts a page to sleep without another word.
    const onHide = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [save]);

  const set = (next: ConcernAnswers) => {
    setAnswers(next);
    return next;
  };
  return {
    answers,
    change: part => save.change(set({ ...answers, ...part })),
    save,
    state,
    resolve: chosen => void save.resolve(set(chosen)),
  };
}

const isEmpty = (answers: ConcernAnswers) =>
  Object.values(answers).every(answer => answer === null || answer === '');

/** Who opens the form and goes away again without a word leaves nothing behind. */
export function useDiscardEmpty(draft: Draft, { answers, save }: Writing) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = useEffectEvent(() => {
    if (!isEmpty(answers) || save.unsaved()) return;
    const input = { params: { draftId: draft.draftId }, ifMatch: save.version() };
    // A moment later, for React may take a form down only to put it up again.
    timer.current = setTimeout(() => {
      call(discardDraft, input, { keepalive: true })
        .then(() => client.invalidateQueries({ queryKey: [listDrafts.id] }))
        .catch(() => undefined);
    });
  });
  useEffect(() => {
    clearTimeout(timer.current);
    return () => leave();
  }, []);
}
