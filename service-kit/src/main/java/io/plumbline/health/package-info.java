/** Checks of the dependencies of a service. */
package io.plumbline.health;
