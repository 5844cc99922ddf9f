/** The detectors of one series, from answers to changed alarms. Plain Java without sessions and clocks, so a replay gives an equal state to the bit. */
package io.plumbline.aggregator.detectors;
