/** One budget of false alarms for all series of a model. Plain Java without sessions and clocks. */
package io.plumbline.aggregator.budget;
