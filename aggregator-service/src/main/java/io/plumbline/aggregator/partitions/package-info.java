/** The partitions of the topic scores that this instance reads, and the interface of classes that follow them. */
package io.plumbline.aggregator.partitions;
