/** The front door: who may be watched, what is asked, and how much of it at once. */
package io.plumbline.gateway;
