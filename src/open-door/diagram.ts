/**
 * A protocol as a drawing, from the same data as the list: elkjs places the boxes and arrows, we draw them. A box says the
 * step and where each outcome leads, so that no arrow needs words. The list below says the same, so the drawing is one
 * picture with a name for who cannot see it.
 */
import ElkModule, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { html, type Html } from '#kernel/html.ts';
import type { Language } from '#kernel/content/vocabulary.ts';
import { leaves, type Protocol, type Step } from '#src/protocols/index.ts';

/** In pixels at a zoom of 1: what a box is wide, and how many letters of that size fit on its lines. */
const box = { width: 264, padding: 12, gap: 6 };
const title = { line: 20, letters: 30 };
const way = { line: 17, letters: 38 };

export interface DiagramWords {
  readonly name: string;
  readonly ends: string;
  /** 'naar 5'. */
  readonly toStep: (number: number) => string;
  readonly protocol: (code: string) => string;
}

interface Box {
  readonly step: Step;
  readonly title: readonly string[];
  /** One for each outcome, over as many lines as it takes. */
  readonly ways: readonly (readonly string[])[];
  readonly height: number;
}

const elk = new ElkModule.default();

export async function drawProtocol(
  protocol: Protocol,
  language: Language,
  words: DiagramWords,
): Promise<Html> {
  const boxes = protocol.steps.map((step, index) => boxOf(protocol, step, index, language, words));
  const placed = await elk.layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.spacing.nodeNodeBetweenLayers': '36',
      'elk.layered.spacing.edgeNodeBetweenLayers': '16',
      'elk.spacing.nodeNode': '28',
      'elk.spacing.edgeEdge': '10',
      'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      // chance is not allowed a say: the same protocol gives the same drawing
      'elk.randomSeed': '1',
    },
    children: boxes.map(({ step, height }) => ({ id: step.code, width: box.width, height })),
    edges: protocol.steps.flatMap(step =>
      [...new Set(step.outcomes.map(({ to }) => to))]
        .filter(to => !leaves(to) && to !== step.code)
        .map(to => ({ id: `${step.code}>${to}`, sources: [step.code], targets: [to] })),
    ),
  });
  return draw(boxes, placed, `${words.name}: ${protocol[language]}`);
}

function boxOf(protocol: Protocol, step: Step, index: number, language: Language, words: DiagramWords): Box {
  const place = (to: string): string => {
    if (to === 'end') return words.ends;
    if (leaves(to)) return words.protocol(to.slice('protocol:'.length));
    return words.toStep(protocol.steps.findIndex(({ code }) => code === to) + 1);
  };
  const lines = wrap(`${index + 1}. ${step[language]}`, title.letters);
  const ways = step.outcomes.map(outcome => wrap(`${outcome[language]}: ${place(outcome.to)}`, way.letters));
  return {
    step,
    title: lines,
    ways,
    height: 2 * box.padding + lines.length * title.line + box.gap + ways.flat().length * way.line,
  };
}

/** Words over lines of at most so many letters; a longer word has a line of its own. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function draw(
  boxes: readonly Box[],
  { children = [], edges = [], width = 0, height = 0 }: ElkNode,
  name: string,
): Html {
  const at = new Map(children.map(node => [node.id, { x: node.x ?? 0, y: node.y ?? 0 }]));
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const arrows = edges.map(({ sections = [] }) => {
    const path = sections
      .flatMap(({ startPoint, bendPoints = [], endPoint }) =>
        [startPoint, ...bendPoints, endPoint].map(
          ({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`,
        ),
      )
      .join('');
    return html`<path class="way" d="${path}" marker-end="url(#pijl)" />`;
  });
  return html`<svg
    class="diagram"
    viewBox="0 0 ${size.width} ${size.height}"
    width="${size.width}"
    height="${size.height}"
    role="img"
    aria-label="${name}"
  >
    <defs>
      <marker id="pijl" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
        <path d="M0 0 10 5 0 10z" />
      </marker>
    </defs>
    ${arrows}${boxes.map(each => drawBox(each, at.get(each.step.code) ?? { x: 0, y: 0 }))}
  </svg>`;
}

function drawBox({ step, title: lines, ways, height }: Box, { x, y }: { x: number; y: number }): Html {
  const left = round(x + box.padding);
  let down = y + box.padding;
  const line = (text: string, by: number, kind: 'name' | 'outcome', first: boolean): Html => {
    down += by;
    return html`<tspan
      class="${kind}"
      x="${kind === 'outcome' && !first ? left + 10 : left}"
      y="${round(down - by * 0.28)}"
      >${text}</tspan
    >`;
  };
  const names = lines.map(text => line(text, title.line, 'name', true));
  down += box.gap;
  const outcomes = ways.flatMap(each =>
    each.map((text, index) => line(text, way.line, 'outcome', index === 0)),
  );
  const kind = step.deadline.kind === 'legal' ? 'step-box legal' : 'step-box';
  return html`<g class="${kind}"
    ><rect x="${round(x)}" y="${round(y)}" width="${box.width}" height="${height}" rx="6" /><text
      >${names}${outcomes}</text
    ></g
  >`;
}

/** Half a pixel is fine enough, and the same on every machine. */
const round = (value: number): number => Math.round(value * 2) / 2;
