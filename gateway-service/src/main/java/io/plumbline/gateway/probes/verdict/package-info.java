/** What a probe's answers say about a candidate: a verdict with its reasons. Rules alone, without a database or a network. */
package io.plumbline.gateway.probes.verdict;
