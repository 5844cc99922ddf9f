/** How long the aggregator keeps answers: a fact of its own that the gateway asks for. */
package io.plumbline.gateway.answers.retention;
