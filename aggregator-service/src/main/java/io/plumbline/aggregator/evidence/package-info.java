/** Changed alarms with what proves them, stored in the transaction that changes what they are about. */
package io.plumbline.aggregator.evidence;
