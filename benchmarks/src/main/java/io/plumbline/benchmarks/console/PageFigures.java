package io.plumbline.benchmarks.console;

import java.util.List;

/**
 * What a page costs a browser.
 *
 * @param bytes compressed, of the page and of all that it loads; those of a first visit, with an empty cache
 * @param shift how much of what was seen has moved, as Chromium sums it up (CLS)
 * @param paintMillis until the largest part was painted, from the beginning of the navigation
 */
public record PageFigures(double bytes, double shift, double paintMillis) {

    /** JavaScript that gives a promise of the three figures, in this order, if a page runs it. */
    public static final String SCRIPT =
            """
            new Promise(done => {
              let shift = 0, paint = 0;
              new PerformanceObserver(list => list.getEntries().forEach(e => shift += e.value)).observe({type: 'layout-shift', buffered: true});
              new PerformanceObserver(list => list.getEntries().forEach(e => paint = e.startTime)).observe({type: 'largest-contentful-paint', buffered: true});
              setTimeout(() => {
                const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                done([all.reduce((sum, e) => sum + (e.encodedBodySize || 0), 0), shift, paint]);
              }, 1200);
            })
            """;

    /** What the script has found. */
    public static PageFigures of(List<? extends Number> found) {
        return new PageFigures(
                found.get(0).doubleValue(),
                found.get(1).doubleValue(),
                found.get(2).doubleValue());
    }
}
