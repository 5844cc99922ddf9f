// Draws the curve of the model page with uPlot: the line of the rates in its interval, the baseline's band, marks of changes.
"use strict";

const HEIGHT = 260;

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

function draw(box) {
  const data = JSON.parse(box.dataset.curve);
  const most = Math.max(0.02, ...data.upper.filter(value => value !== null), ...(data.base || [0]));
  const percent = value => (value === null ? "–" : (100 * value).toFixed(1) + " %");
  const axis = { stroke: token("--muted"), grid: { stroke: token("--line"), width: 1 }, ticks: { show: false }, font: "12px " + getComputedStyle(document.body).fontFamily };
  const lone = data.at.length < 40;
  const options = {
    width: box.clientWidth,
    height: HEIGHT,
    cursor: { y: false, points: { size: 7 } },
    legend: { show: true },
    scales: { x: { time: true, range: [data.from, data.to] }, y: { range: [0, Math.min(1, most * 1.08)] } },
    axes: [axis, Object.assign({ size: 52, values: (u, ticks) => ticks.map(tick => +(100 * tick).toFixed(1) + " %") }, axis)],
    series: [
      { label: "Time" },
      { label: "upper end", stroke: "transparent", value: (u, v) => percent(v), points: { show: false } },
      { label: "misaligned", stroke: token("--accent"), width: 2, value: (u, v) => percent(v), points: { show: lone, size: 6, fill: token("--accent") } },
      { label: "lower end", stroke: "transparent", value: (u, v) => percent(v), points: { show: false } },
    ],
    bands: [{ series: [1, 3], fill: token("--interval") }],
    hooks: {
      drawClear: [u => { if (data.base) { band(u, data.base[0], data.base[1], token("--base")); } }],
      draw: [u => {
        marks(u, data.marks);
        if (data.at.length < 8) {
          whiskers(u, data);
        }
      }],
    },
  };
  box.replaceChildren();
  const plot = new uPlot(options, [data.at, data.upper, data.rate, data.lower], box);
  new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
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

const redraw = () => document.querySelectorAll("[data-curve]").forEach(draw);
document.addEventListener("DOMContentLoaded", redraw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
