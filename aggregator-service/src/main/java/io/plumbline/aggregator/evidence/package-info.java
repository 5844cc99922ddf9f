/** Changed alarms with their evidence, stored in the transaction of the change that they report. */
package io.plumbline.aggregator.evidence;
