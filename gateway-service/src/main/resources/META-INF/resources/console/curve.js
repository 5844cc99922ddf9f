// Draws the curve of the model page with uPlot: the line of the rates in its interval, the baseline's band, marks of changes. New
// figures come into the same chart: where a reader has zoomed in, and what he points at, stays.
"use strict";

const HEIGHT = 260;

// What the plot leaves free beside it; the band of outcomes in the style sheet leaves the same.
const LEFT = 52;
const RIGHT = 24;

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function band(u, from, to, colour) {
  const top = u.valToPos(to, "y", true);
  const bottom = u.valToPos(from, "y", true);
  u.ctx.fillStyle = colour;
  u.ctx.fillRect(u.bbox.left, top, u.bbox.width, Math.max(2, bottom - top));
}

function marks(u, list) {
  const ctx = u.ctx;
  ctx.save();
  ctx.strokeStyle = token("--muted");
  ctx.setLineDash([4, 4]);
  for (const mark of list) {
    const x = u.valToPos(mark.at, "x", true);
    ctx.beginPath();
    ctx.moveTo(x, u.bbox.top);
    ctx.lineTo(x, u.bbox.top + u.bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

// Times are UTC, as everywhere in the console.
const day = seconds => new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const clock = seconds => new Date(seconds * 1000).toISOString().slice(11, 16);

// What the chart shows, and the uPlot that shows it.
let shown = null;
let plot = null;

function draw(box) {
  const percent = value => (value === null ? "–" : (100 * value).toFixed(1) + " %");
  const axis = { stroke: token("--muted"), grid: { stroke: token("--line"), width: 1 }, ticks: { show: false }, font: "12px " + getComputedStyle(document.body).fontFamily };
  const options = {
    width: box.clientWidth,
    height: HEIGHT,
    padding: [10, RIGHT, 0, 0],
    cursor: { y: false, points: { size: 7 } },
    legend: { show: true },
    scales: { x: { time: true, range: (u, min, max) => (min === null ? [shown.from, shown.to] : [min, max]), auto: false }, y: { range: () => [0, ceiling()] } },
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    axes: [Object.assign({ size: 34, values: (u, ticks) => ticks.map(tick => clock(tick) === "00:00" ? day(tick) : clock(tick)) }, axis), Object.assign({ size: LEFT, values: (u, ticks) => ticks.map(tick => +(100 * tick).toFixed(1) + " %") }, axis)],
    series: [
      { label: "UTC", value: (u, v) => (v === null ? "–" : day(v) + " " + clock(v)) },
      { label: "upper end", stroke: "transparent", value: (u, v) => percent(v), points: { show: false } },
      { label: "misaligned", stroke: token("--accent"), width: 2, value: (u, v) => percent(v), points: { show: () => shown.at.length < 40, size: 6, fill: token("--accent") } },
      { label: "lower end", stroke: "transparent", value: (u, v) => percent(v), points: { show: false } },
    ],
    bands: [{ series: [1, 3], fill: token("--interval") }],
    hooks: {
      drawClear: [u => { if (shown.base) { band(u, shown.base[0], shown.base[1], token("--base")); } }],
      draw: [u => {
        marks(u, shown.marks);
        if (shown.at.length < 8) {
          whiskers(u, shown);
        }
      }],
    },
  };
  box.replaceChildren();
  plot = new uPlot(options, figures(), box);
  plot.setScale("x", { min: shown.from, max: shown.to });
  plot.over.addEventListener("dblclick", () => plot.setScale("x", { min: shown.from, max: shown.to }));
}

const figures = () => [shown.at, shown.upper, shown.rate, shown.lower];
const ceiling = () => Math.min(1, 1.08 * Math.max(0.02, ...shown.upper.filter(value => value !== null), ...(shown.base || [0])));

// Takes over what the server has sent, where there is something.
function take() {
  const sent = document.getElementById("curve");
  const box = document.getElementById("chart");
  if (!sent || !box) {
    return;
  }
  const before = shown;
  shown = JSON.parse(sent.dataset.curve);
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", sent.dataset.words);
  if (!plot) {
    draw(box);
    return;
  }
  const now = plot.scales.x;
  const whole = now.min <= before.from && now.max >= before.to;
  plot.setData(figures(), false);
  plot.setScale("x", whole ? { min: shown.from, max: shown.to } : { min: now.min, max: now.max });
}

// A step that stands alone has no line to either side: its interval is drawn as a whisker.
function whiskers(u, data) {
  u.ctx.save();
  u.ctx.strokeStyle = token("--accent");
  u.ctx.globalAlpha = 0.45;
  u.ctx.lineWidth = 2;
  data.at.forEach((at, place) => {
    if (data.rate[place] !== null) {
      const x = u.valToPos(at, "x", true);
      u.ctx.beginPath();
      u.ctx.moveTo(x, u.valToPos(data.lower[place], "y", true));
      u.ctx.lineTo(x, u.valToPos(data.upper[place], "y", true));
      u.ctx.stroke();
    }
  });
  u.ctx.restore();
}

document.addEventListener("DOMContentLoaded", () => {
  const box = document.getElementById("chart");
  take();
  new ResizeObserver(() => plot && plot.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
});
document.addEventListener("htmx:oobAfterSwap", event => {
  if (event.detail.target.id === "part-curve") {
    take();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot && draw(document.getElementById("chart")));
