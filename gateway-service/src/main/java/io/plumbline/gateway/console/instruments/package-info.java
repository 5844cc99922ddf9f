/** Instruments: how far each judge can be trusted, and the answers that wait for a person. */
package io.plumbline.gateway.console.instruments;
