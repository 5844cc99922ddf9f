/** The fleet: every model, the most urgent first. */
package io.plumbline.gateway.console.fleet;
