/** What a probe found, as the aggregator counts it. */
package io.plumbline.gateway.probes.results;
