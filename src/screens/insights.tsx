import { BarChart, type BarChartOptions, type ResponsiveOptions } from 'chartist';
import { useEffect, useRef, useState } from 'preact/hooks';
import { byTopic, byWeek, type Tally, type TopicTally, type WeekTally } from '../storage/insights.ts';
import { allRows } from '../storage/ledger.ts';
import { allSeen } from '../storage/seen.ts';
import { say, uiLanguage } from './say.ts';
import { Sheet } from './sheet.tsx';
import { topicName } from './words.ts';

/** A quarter of a year fits side by side. */
const weeksShown = 12;
/** Room for a topic's name beside its bars, in pixels. */
const topicRoom = 168;
const narrowTopicRoom = 104;
/** The figure at the end of an axis stands half beyond it. */
const chartPadding = { top: 16, right: 24, bottom: 0, left: 8 };
/** A date may take two lines. */
const dateRoom = 40;
/** Height of one topic with its bars, and of one chart by weeks, in pixels. */
const topicHeight = 48;
const weeksHeight = 240;

/** What was seen and said, by week and topic: pictures for the eye, tables for everybody. Nothing leaves the machine. */
export function Insights() {
  const [tallies, setTallies] = useState<{ weeks: WeekTally[]; topics: TopicTally[] } | 'failed' | null>(null);
  useEffect(() => {
    void Promise.all([allSeen(), allRows()])
      .then(([seen, said]) => setTallies({ weeks: byWeek(seen, said, weeksShown), topics: byTopic(seen, said) }))
      .catch(() => setTallies('failed'));
  }, []);
  return (
    <Sheet page="insights.html" title={say('pageInsights')} intro={say('insightsIntro')}>
      {tallies === 'failed' && <p role="alert">{say('ledgerFailed')}</p>}
      {tallies !== null && tallies !== 'failed' && <Shown {...tallies} />}
    </Sheet>
  );
}

function Shown({ weeks, topics }: { weeks: WeekTally[]; topics: TopicTally[] }) {
  if (topics.length === 0) return <p>{say('insightsEmpty')}</p>;
  const date = new Intl.DateTimeFormat(uiLanguage(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const weekly = weeks.map((week) => ({ ...week, name: date.format(new Date(`${week.monday}T00:00:00Z`)) }));
  const topical = topics.map((topic) => ({ ...topic, name: topicName(topic.topic) }));
  return (
    <>
      <section class="panel" aria-labelledby="weeks">
        <h2 id="weeks">{say('insightsWeeks')}</h2>
        <Legend />
        <Bars
          tallies={weekly}
          options={{
            height: weeksHeight,
            axisY: { onlyInteger: true, offset: 32 },
            axisX: { offset: dateRoom, showGrid: false },
          }}
        />
        <Table first={say('insightsWeek')} tallies={weekly} />
      </section>
      <section class="panel" aria-labelledby="topics">
        <h2 id="topics">{say('insightsTopics')}</h2>
        <Legend />
        <Bars
          tallies={topical.toReversed()}
          labelRoom={narrowTopicRoom}
          options={{
            height: topical.length * topicHeight + topicHeight,
            horizontalBars: true,
            axisX: { onlyInteger: true },
            axisY: { offset: topicRoom, showGrid: false },
          }}
        />
        <Table first={say('insightsTopic')} tallies={topical} />
      </section>
    </>
  );
}

/** In a narrow window every third week is named, and the bars of a pair stand closer. */
const narrow = (labelRoom: number | undefined): ResponsiveOptions<BarChartOptions> => [
  [
    '(max-width: 640px)',
    {
      seriesBarDistance: 5,
      ...(labelRoom !== undefined && { axisY: { offset: labelRoom } }),
      axisX: { labelInterpolationFnc: (label, index) => (index % 3 === 0 || typeof label === 'number' ? label : null) },
    },
  ],
];

type Named = Tally & { name: string };

/** What the bars stand for; the tables say the same in figures. */
function Legend() {
  return (
    <p class="legend" aria-hidden="true">
      <span class="flags">{say('insightsFlags')}</span>
      <span class="replies">{say('insightsReplies')}</span>
    </p>
  );
}

/** @param props.labelRoom for the names beside the bars in a narrow window, in pixels */
function Bars(props: { tallies: Named[]; options: BarChartOptions; labelRoom?: number }) {
  const { tallies, options, labelRoom } = props;
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!holder.current) return;
    const labels = tallies.map(({ name }) => name);
    const series = [tallies.map(({ flags }) => flags), tallies.map(({ replies }) => replies)];
    const chart = new BarChart(
      holder.current,
      { labels, series },
      { seriesBarDistance: 10, chartPadding, ...options },
      narrow(labelRoom),
    );
    return () => chart.detach();
  });
  // The table beside it says the same.
  return <div class="chart" ref={holder} aria-hidden="true" />;
}

function Table({ first, tallies }: { first: string; tallies: Named[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" class="number">
            {say('insightsPosts')}
          </th>
          <th scope="col" class="number">
            {say('insightsFlags')}
          </th>
          <th scope="col" class="number">
            {say('insightsReplies')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tallies.map(({ name, posts, flags, replies }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{posts}</td>
            <td class="number">{flags}</td>
            <td class="number">{replies}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
