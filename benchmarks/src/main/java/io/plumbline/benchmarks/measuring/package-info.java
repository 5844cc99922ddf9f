/** What all benchmarks share: a client of the gateway, CPU time, and words of which made-up answers consist. */
package io.plumbline.benchmarks.measuring;
