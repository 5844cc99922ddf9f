/** What the aggregator knows beyond a single probe, passed on: alarms, and proofs of the counts. */
package io.plumbline.gateway.watch;
