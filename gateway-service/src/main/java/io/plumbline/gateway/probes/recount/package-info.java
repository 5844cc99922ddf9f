/** Recounts: the aggregator's counts against its answers, and the counts of a probe's lanes against the aggregator's. */
package io.plumbline.gateway.probes.recount;
