/** The fleet at a glance: every model's state, the most urgent first. */
package io.plumbline.aggregator.fleet;
