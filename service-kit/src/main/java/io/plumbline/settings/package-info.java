/** The product's own settings: an unknown one stops a service's start. */
package io.plumbline.settings;
