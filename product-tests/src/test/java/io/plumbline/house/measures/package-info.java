/** Reads the product's sources with the JDK alone and measures how they are built. */
package io.plumbline.house.measures;
