/** Rates of misaligned answers with intervals that say what the counts support: pure arithmetic, no framework, no I/O. */
package io.plumbline.statistics;
