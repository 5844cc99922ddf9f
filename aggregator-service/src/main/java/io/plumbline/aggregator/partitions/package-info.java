/** The partitions that this instance owns: who is told when one is assigned or lost. */
package io.plumbline.aggregator.partitions;
