/** The detectors of every series: rounds of answers in, evidence and changes of alarms out. */
package io.plumbline.aggregator.watch;
