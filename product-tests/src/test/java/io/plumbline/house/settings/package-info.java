/** Lists the product's settings from the sources: for docs/settings.md and for the services' check of unknown names. */
package io.plumbline.house.settings;
