/** The detectors of one series, from answers to changed alarms. Plain Java that knows of no session and no clock, so a replay gives the same to the bit. */
package io.plumbline.aggregator.detectors;
