/** The page of the fleet: all models, the most urgent first. */
package io.plumbline.gateway.console.fleet;
