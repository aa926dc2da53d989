/* Elements whose words stand out from the nearest opaque background by less than WCAG 2 AA asks for. */
() => {
  const parse = colour => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return {rgb: [r, g, b], a};
  };
  const mix = (top, under) => top.rgb.map((value, index) => value * top.a + under[index] * (1 - top.a));
  const backgroundOf = element => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reverse().reduce((under, layer) => mix(layer, under), [255, 255, 255]);
  };
  const linear = value => (value /= 255) <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = rgb => rgb.map(linear).reduce((sum, value, index) => sum + value * [.2126, .7152, .0722][index], 0);
  const ratio = (one, other) => (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
  const hasWords = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll('.md-content *, .md-tabs *, .md-header__topic *, .md-footer *')]
    .filter(element => element.offsetParent && hasWords(element) && !element.closest('.headerlink'))
    .map(element => {
      const under = backgroundOf(element);
      const own = mix(parse(getComputedStyle(element).color), under);
      return [ratio(light(own), light(under)).toFixed(2), element.outerHTML.slice(0, 90)];
    })
    .filter(([value]) => value < 4.5);
}
