/** The aggregator's retention of answers, which the gateway asks for. */
package io.plumbline.gateway.answers.retention;
