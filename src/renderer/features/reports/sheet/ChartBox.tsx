/** A chart with its heading, legend and the menu that saves it as a picture. */
import { Menu } from '@base-ui/react/menu';
import Download from 'lucide-react/icons/download';
import type { ReactNode } from 'react';
import { saveBytes, saveText } from '../../../ui/saveFile.ts';
import { pngOf, svgOf, type ChartOption } from '../../../ui/chart/echarts.ts';
import { IconButton } from '../../../ui/controls.tsx';
import { dialogCss } from '../../../ui/Dialog.tsx';
import { colour, token } from '../../../ui/token.ts';
import { useWords } from '../../../state/settings.ts';
import { useSheet } from './context.ts';
import css from './charts.module.css';

/** As wide as a column of print, at the screen's shape. */
const [WIDTH, HEIGHT] = [1_040, 420];

/** What stands above the chart on the screen stands in its picture. */
function pictureOf(title: string, draw: () => ChartOption): ChartOption {
  const option = draw();
  const grid = option['grid'] as object;
  const axis = option['xAxis'] as { readonly axisLabel: object };
  const ink = { color: colour('text-1'), fontFamily: token('font-ui') };
  return {
    ...option,
    backgroundColor: colour('surface-1'),
    title: { text: title, left: 10, top: 8, textStyle: { ...ink, fontSize: 15 } },
    legend: { top: 10, right: 62, icon: 'rect', itemHeight: 3, textStyle: { ...ink, fontSize: 12 } },
    grid: { ...grid, top: 44, bottom: 28 },
    xAxis: { ...axis, axisLabel: { ...axis.axisLabel, show: true } },
  };
}

function savePicture(kind: 'png' | 'svg', name: string, draw: () => ChartOption): void {
  const option = pictureOf(name, draw);
  const file = `${name
    .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()}.${kind}`;
  if (kind === 'svg') saveText(file, 'image/svg+xml', svgOf(option, WIDTH, HEIGHT));
  else saveBytes(file, pngOf(option, WIDTH, HEIGHT, colour('surface-1')));
}

function ChartMenu(props: {
  readonly title: string;
  readonly testId: string;
  readonly draw: () => ChartOption;
}) {
  const { t } = useWords();
  const { title, testId, draw } = props;
  const { name } = useSheet();
  const shown = [name, title].filter((each) => each !== '').join(' · ');
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton small label={t('reports.savePicture', { name: title })} testId={`${testId}-menu`} />
        }
      >
        <Download size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={dialogCss.positioner} sideOffset={2} align="end">
          <Menu.Popup className={dialogCss.menu}>
            {(['png', 'svg'] as const).map((kind) => (
              <Menu.Item
                key={kind}
                className={dialogCss.item}
                data-testid={`${testId}-${kind}`}
                onClick={() => savePicture(kind, shown, draw)}
              >
                {kind.toUpperCase()}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

export type BoxSize = 'plain' | 'tall' | 'low';

export function ChartBox(props: {
  readonly title: string;
  readonly testId: string;
  readonly draw: () => ChartOption;
  readonly legend?: ReactNode;
  readonly tools?: ReactNode;
  readonly size?: BoxSize;
  readonly children: ReactNode;
}) {
  const { title, testId, draw, legend, tools, size = 'plain', children } = props;
  return (
    <section className={css.box} data-size={size} aria-label={title}>
      <header className={css.head}>
        <h3 title={title}>{title}</h3>
        <span className={css.legend}>{legend}</span>
        {tools}
        <ChartMenu title={title} testId={testId} draw={draw} />
      </header>
      <div className={css.plot}>{children}</div>
    </section>
  );
}

export function LegendItem(props: {
  readonly colour: string;
  readonly name: string;
  readonly value?: string;
}) {
  return (
    <span className={css.item} title={props.name}>
      <i style={{ background: `var(--${props.colour})` }} />
      <span>{props.name}</span>
      {props.value !== undefined && <b>{props.value}</b>}
    </span>
  );
}
