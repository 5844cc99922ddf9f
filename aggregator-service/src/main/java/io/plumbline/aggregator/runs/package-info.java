/** Measurements in runs beside the answers, such as known answers and identity checks: each stored once and counted by run. */
package io.plumbline.aggregator.runs;
